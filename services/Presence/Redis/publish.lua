-- Ends a taking: publishes the presence when it changed, says when to look again, forgets devices that lapsed long ago.
-- Does nothing when somebody took the person after us or a nudge came meanwhile: what we read may be old, and another look is under way.
-- KEYS 1 presence:{user}  2 presence-due  3 presence-taken  4 presence-reachable
--      5 presence:{user}:devices  6 presence:{user}:activity  7 presence:{user}:info
-- ARGV 1 user  2 token  3 score while taken  4 due ms or '' for never  5 now ms  6 forget devices that ended up to this ms
--      7 changed 0|1  8 status  9 rank among the reachable, '' when offline  10 until ms or ''  11 message or ''
--      12 last seen ms or ''  13 tell again ms or ''
-- Returns {0} when overtaken, else {1, version, how many people are reachable}.
if redis.call('HGET', KEYS[3], ARGV[1]) ~= ARGV[2] then return {0} end
local score = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[3]) then return {0} end
redis.call('HDEL', KEYS[3], ARGV[1])

if ARGV[7] == '1' then
  -- Without a version there was none, or it was lost: time goes on above every version that was ever given.
  if redis.call('HEXISTS', KEYS[1], 'version') == 1 then
    redis.call('HINCRBY', KEYS[1], 'version', 1)
  else
    redis.call('HSET', KEYS[1], 'version', ARGV[5])
  end
  redis.call('HSET', KEYS[1], 'status', ARGV[8], 'until', ARGV[10], 'message', ARGV[11], 'changed', ARGV[5])
  if ARGV[9] == '' then redis.call('ZREM', KEYS[4], ARGV[1]) else redis.call('ZADD', KEYS[4], ARGV[9], ARGV[1]) end
end
if ARGV[12] ~= '' then redis.call('HSET', KEYS[1], 'lastSeen', ARGV[12]) end
if ARGV[13] == '' then redis.call('HDEL', KEYS[1], 'tell') else redis.call('HSET', KEYS[1], 'tell', ARGV[13]) end
if ARGV[4] == '' then redis.call('ZREM', KEYS[2], ARGV[1]) else redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1]) end

for _, device in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', ARGV[6])) do
  redis.call('ZREM', KEYS[5], device)
  redis.call('HDEL', KEYS[6], device)
  redis.call('HDEL', KEYS[7], device)
end
return {1, tonumber(redis.call('HGET', KEYS[1], 'version') or '0'), redis.call('ZCARD', KEYS[4])}
