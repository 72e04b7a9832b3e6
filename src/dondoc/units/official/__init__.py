"""The official list of provinces, districts and communes, dated: CSV files, how they are read, what must hold."""
