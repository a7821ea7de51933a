-- Frees a claim that points to a call that is no more: a store that lost data must not leave anybody busy.
-- KEYS 1 claim of a person  2 call:{id}
-- ARGV 1 call id
-- Returns 1 when the claim was freed, else 0.
if redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('EXISTS', KEYS[2]) == 0 then return redis.call('DEL', KEYS[1]) end
return 0
