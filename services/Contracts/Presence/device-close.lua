-- Ends a device's lease early: at once, or after a moment of grace in which a page reload brings it back.
-- KEYS 1 presence:{user}:devices  2 presence-due  3 presence:{user}:closing:{device}
-- ARGV 1 user  2 device  3 now ms  4 new end of the lease ms (not after the old one)  5 how long renewals do not count, ms
-- Returns 1 when the device was alive, else 0.
redis.call('SET', KEYS[3], '1', 'PX', ARGV[5])
local before = redis.call('ZSCORE', KEYS[1], ARGV[2])
if not before or tonumber(before) <= tonumber(ARGV[3]) then return 0 end
local last = tonumber(before) < tonumber(ARGV[4]) and before or ARGV[4]
redis.call('ZADD', KEYS[1], last, ARGV[2])
redis.call('ZADD', KEYS[2], 'LT', last, ARGV[1])
redis.call('PUBLISH', 'presence:closing', ARGV[1] .. ':' .. ARGV[2])
redis.call('PUBLISH', 'presence:nudge', ARGV[1])
return 1
