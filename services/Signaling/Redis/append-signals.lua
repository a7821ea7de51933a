-- Appends signals for one side of a call and numbers them.
-- KEYS 1 signals:{call}:{side}  2 signals:{call}:{side}:count
-- ARGV 1 how many may be kept  2 lifetime ms  3… JSON of each signal without its number
-- Returns the number of the last one, or -1 when no more are kept.
local count = tonumber(redis.call('GET', KEYS[2]) or 0)
if count + #ARGV - 2 > tonumber(ARGV[1]) then return -1 end
for at = 3, #ARGV do redis.call('RPUSH', KEYS[1], ARGV[at]) end
count = redis.call('INCRBY', KEYS[2], #ARGV - 2)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return count
