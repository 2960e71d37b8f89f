-- The events of a command are looked up by both, so the order of the columns is free: with the command first, whose id begins with the time, new entries
-- come to stand at the index's end, where a commit finds one page to write instead of one for each stream it touched.
alter table events
    drop constraint events_stream_id_command_id_ordinal_key,
    add constraint events_command_id_stream_id_ordinal_key unique (command_id, stream_id, ordinal);
