-- Commits one transition of a call: its next version, both people's claims, its deadlines and its events, all or nothing.
-- KEYS 1 call:{id}  2 claim of the caller  3 claim of the callee  4 deadlines  5 calls:live  6 outbox  7 presence-due
--      8 command:{user}:{id} (any key when ARGV 9 is '')
-- ARGV 1 call id  2 expected version, 0 for a new call  3 next version  4 JSON body  5 lifetime of the call ms
--      6 claims: take|keep|free|none  7 caller id  8 callee id  9 command id or ''  10 now ms  11 trace parent or ''
--      12 number of deadlines d, then d pairs: member, time ms or '' to remove; then pairs to the end: event type, JSON body
-- Returns {0} committed; {1} another version stands; {2, call id} the caller is in a call; {3, call id} the callee is; {4, call id} the command is done.
if ARGV[9] ~= '' then
  local done = redis.call('GET', KEYS[8])
  if done then return {4, done} end
end
local version = redis.call('HGET', KEYS[1], 'v')
if (version or '0') ~= ARGV[2] then return {1} end
if ARGV[6] == 'take' then
  for side = 2, 3 do
    local other = redis.call('GET', KEYS[side])
    if other and other ~= ARGV[1] then return {side, other} end
  end
end

redis.call('HSET', KEYS[1], 'v', ARGV[3], 'body', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
if ARGV[9] ~= '' then redis.call('SET', KEYS[8], ARGV[1], 'PX', 300000) end

if ARGV[6] == 'take' or ARGV[6] == 'free' then
  for side = 2, 3 do
    if ARGV[6] == 'take' then
      redis.call('SET', KEYS[side], ARGV[1])
    elseif redis.call('GET', KEYS[side]) == ARGV[1] then
      redis.call('DEL', KEYS[side])
    end
    -- In a call, or out of it: both people's presence changes.
    redis.call('ZADD', KEYS[7], 'LT', ARGV[10], ARGV[5 + side])
    redis.call('PUBLISH', 'presence:nudge', ARGV[5 + side])
  end
  redis.call(ARGV[6] == 'take' and 'SADD' or 'SREM', KEYS[5], ARGV[1])
end

local at = 13
for _ = 1, tonumber(ARGV[12]) do
  if ARGV[at + 1] == '' then redis.call('ZREM', KEYS[4], ARGV[at]) else redis.call('ZADD', KEYS[4], ARGV[at + 1], ARGV[at]) end
  at = at + 2
end

local events = at <= #ARGV
while at <= #ARGV do
  redis.call('XADD', KEYS[6], '*', 'type', ARGV[at], 'body', ARGV[at + 1], 'trace', ARGV[11])
  at = at + 2
end
if events then redis.call('PUBLISH', 'outbox:nudge', '') end
return {0}
