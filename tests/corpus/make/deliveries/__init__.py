"""The files about deliveries, the master list, allocations, KPU's schedule, sorting and box contents."""
