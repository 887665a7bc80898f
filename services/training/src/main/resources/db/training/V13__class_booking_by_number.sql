CREATE INDEX class_booking_by_number ON class_booking (class_id, state, number);
