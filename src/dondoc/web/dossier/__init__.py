"""The file of a unit (hồ sơ đơn vị): what it owed, how it stood, what it has, by year, on one page to print."""
