-- Takes or renews the right to publish the outbox.
-- KEYS 1 outbox:relay
-- ARGV 1 node  2 lease ms
-- Returns 1 when the node holds it.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
