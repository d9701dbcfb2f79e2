"""Many records to one recap (rekap giat): read, join copies, group, count, write."""
