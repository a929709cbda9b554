"""Places: the kota, its kecamatan, kelurahan and TPS, and what each election asks there."""
