"""One module a page; `changes`, `filling` and `decisions` hold what is posted from them."""
