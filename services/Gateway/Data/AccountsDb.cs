using Calling.Contracts;
using Calling.Contracts.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Calling.Gateway.Data;

/// <summary>Database <c>accounts</c>: people, their sessions, and the keys that all gateways share. The schema is in <see cref="Migrations"/>.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasKey(a => a.Id);
            account.Property(a => a.Id).HasColumnName("id");
            account.Property(a => a.UserName).HasColumnName("user_name");
            account.Property(a => a.NormalizedUserName).HasColumnName("normalized_user_name");
            account.Property(a => a.Name).HasColumnName("name");
            account.Property(a => a.Role).HasColumnName("role")
                .HasConversion(role => Wire.Name(role), name => ParseRole(name));
            account.Property(a => a.Enabled).HasColumnName("enabled");
            account.Property(a => a.Issuer).HasColumnName("issuer");
            account.Property(a => a.Version).HasColumnName("version");
            account.Property(a => a.Search).HasColumnName("search").ValueGeneratedOnAddOrUpdate();
            account.Property(a => a.PasswordHash).HasColumnName("password_hash");
            account.Property(a => a.SecurityStamp).HasColumnName("security_stamp");
            account.Property(a => a.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
            account.Property(a => a.LockoutEnd).HasColumnName("lockout_end");
            account.Property(a => a.LockoutEnabled).HasColumnName("lockout_enabled");
            account.Property(a => a.AccessFailedCount).HasColumnName("access_failed_count");
            account.Ignore(a => a.UserId).Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled);
        });
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Id).HasColumnName("id");
            session.Property(s => s.AccountId).HasColumnName("account_id");
            session.Property(s => s.CreatedAt).HasColumnName("created_at");
            session.Property(s => s.ExpiresAt).HasColumnName("expires_at");
            session.Property(s => s.RevokedAt).HasColumnName("revoked_at");
        });
        modelBuilder.Entity<SigningKeyRow>(key =>
        {
            key.ToTable("signing_keys");
            key.Property(k => k.Id).HasColumnName("id");
            key.Property(k => k.PrivateKey).HasColumnName("private_key");
            key.Property(k => k.CreatedAt).HasColumnName("created_at");
        });
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("data_protection_keys");
            key.Property(k => k.Id).HasColumnName("id");
            key.Property(k => k.FriendlyName).HasColumnName("friendly_name");
            key.Property(k => k.Xml).HasColumnName("xml");
        });
    }

    private static Role ParseRole(string name) =>
        Wire.TryParse<Role>(name, out var role) ? role : throw new InvalidOperationException($"The database holds an unknown role: {name}.");
}
