"""Units that follow one another: shares, who follows whom over several decisions, what a decision changes."""
