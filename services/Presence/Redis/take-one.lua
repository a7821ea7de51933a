-- Takes one person, due or not, also from another taker.
-- KEYS 1 presence-due  2 presence-taken
-- ARGV 1 user  2 when they come back, ms  3 token of this taking
-- Returns 1.
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
return 1
