"""A second reading of 浙制高办〔2026〕30号, written from the notice and the table of readings alone."""
