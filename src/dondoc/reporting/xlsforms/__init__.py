"""Forms as XLSForm, which ODK, KoboToolbox and others read: out, and in again (docs/xlsform.md)."""
