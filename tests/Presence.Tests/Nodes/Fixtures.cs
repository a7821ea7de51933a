using Calling.Testing;

[assembly: AssemblyFixture(typeof(RedisServer))]
[assembly: AssemblyFixture(typeof(RabbitServer))]
