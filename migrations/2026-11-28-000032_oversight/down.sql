DROP TABLE stock_certificates;
DROP TABLE register_closings;
DROP TABLE store_entries;
