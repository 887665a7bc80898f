-- Counts every change of the class's bookings; a booking's number is the turn that made it.
ALTER TABLE training_class ADD COLUMN turns INT8 NOT NULL DEFAULT 0;
