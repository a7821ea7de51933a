using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Calling.CallHistory.Data.Migrations;

/// <summary>Written as SQL: partitions, roles and policies are beyond what the migration builder can say.</summary>
[DbContext(typeof(HistoryContext))]
[Migration("20261126000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var stream = typeof(Initial).Assembly.GetManifestResourceStream("0001-initial.sql")
            ?? throw new InvalidOperationException("0001-initial.sql is not embedded.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}
