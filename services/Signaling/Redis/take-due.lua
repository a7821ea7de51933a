-- Takes due work: what is taken is pushed into the future, so that it comes back when its taker dies.
-- KEYS 1 deadlines
-- ARGV 1 now ms  2 how far it is pushed, ms  3 how many at most
-- Returns the members taken.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[1] + ARGV[2], member) end
return due
