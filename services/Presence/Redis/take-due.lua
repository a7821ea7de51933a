-- Takes people who are due. Who is taken comes back by itself when the taker dies, and only the newest taker may publish.
-- KEYS 1 presence-due  2 presence-taken
-- ARGV 1 now ms  2 when they come back, ms  3 token of this taking  4 how many at most
-- Returns the people and the times they were due at, in turn.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[4])
for k = 1, #due, 2 do
  redis.call('ZADD', KEYS[1], ARGV[2], due[k])
  redis.call('HSET', KEYS[2], due[k], ARGV[3])
end
return due
