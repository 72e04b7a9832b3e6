"""The own plans of units (kế hoạch triển khai): who must issue one, who has, what of the plan above they take up."""
