-- Starts or renews a device's lease and, when that can change the person's presence, makes the person due.
-- KEYS 1 presence:{user}:devices  2 presence:{user}:activity  3 presence:{user}:info  4 presence:due
-- ARGV 1 user  2 device  3 now ms  4 end of the lease ms  5 active 0|1  6 device info JSON or ''
-- Returns 1 when the person was made due, else 0.
local before = redis.call('ZSCORE', KEYS[1], ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[4], ARGV[2])
if ARGV[6] ~= '' then redis.call('HSET', KEYS[3], ARGV[2], ARGV[6]) end
local fresh = not before or tonumber(before) <= tonumber(ARGV[3])
-- A lease that was shortened by a closing page and is renewed is the reload of that page: activity as well.
local active = ARGV[5] == '1' or fresh
local idle = tonumber(redis.call('HGET', KEYS[2], ARGV[2]) or 0)
if active then redis.call('HSET', KEYS[2], ARGV[2], ARGV[3]) end
for k = 1, 3 do redis.call('PEXPIREAT', KEYS[k], tonumber(ARGV[4]) + 86400000) end
-- Activity is only news after a while without it: a person who types does not wake the sweep at each heartbeat.
if fresh or (ARGV[5] == '1' and tonumber(ARGV[3]) - idle > 15000) then
  redis.call('ZADD', KEYS[4], 'LT', ARGV[3], ARGV[1])
  redis.call('PUBLISH', 'presence:nudge', ARGV[1])
  return 1
end
return 0
