-- Starts or renews a device's lease and, when that can change the person's presence, makes the person due.
-- KEYS 1 presence:{user}:devices  2 presence:{user}:activity  3 presence:{user}:info  4 presence-due  5 presence:{user}
--      6 presence:{user}:closing:{device}
-- ARGV 1 user  2 device  3 now ms  4 end of the lease ms  5 active|idle|renewed  6 device info JSON or ''
-- Returns 1 when the person was made due, else 0.
if ARGV[5] == 'renewed' then
  -- A node that has not noticed yet that the page closed must not bring it back.
  if redis.call('EXISTS', KEYS[6]) == 1 then return 0 end
else
  redis.call('DEL', KEYS[6])
end
local before = redis.call('ZSCORE', KEYS[1], ARGV[2])
local known = redis.call('HGET', KEYS[2], ARGV[2])
local fresh = not before or tonumber(before) <= tonumber(ARGV[3])
-- A new device begins as a used one. One that only was silent for a while is as idle as it was.
local active = ARGV[5] == 'active' or not known
redis.call('ZADD', KEYS[1], ARGV[4], ARGV[2])
if active then redis.call('HSET', KEYS[2], ARGV[2], ARGV[3]) end
if ARGV[6] ~= '' then redis.call('HSET', KEYS[3], ARGV[2], ARGV[6]) end
for k = 1, 3 do redis.call('PEXPIREAT', KEYS[k], tonumber(ARGV[4]) + 86400000) end

-- Activity is news for somebody who is shown idle, and else only after a while without it: who types does not wake the sweep at each heartbeat.
local news = fresh
if active and not news then
  local shown = redis.call('HGET', KEYS[5], 'status')
  news = shown == 'away' or shown == 'offline' or tonumber(ARGV[3]) - tonumber(known or 0) > 15000
end
if news then
  redis.call('ZADD', KEYS[4], 'LT', ARGV[3], ARGV[1])
  redis.call('PUBLISH', 'presence:nudge', ARGV[1])
  return 1
end
-- Whoever has a living device is looked at when its lease ends: an entry that was lost comes back with the next renewal.
redis.call('ZADD', KEYS[4], 'NX', ARGV[4], ARGV[1])
return 0
