using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SitePolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "time_zone",
                table: "sites",
                newName: "decided_by");

            migrationBuilder.AddColumn<string>(
                name: "body",
                table: "decisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "site_policies",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site_id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_policies", x => x.id);
                    table.ForeignKey(
                        name: "FK_site_policies_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_site_policies_site_id_revision",
                table: "site_policies",
                columns: new[] { "site_id", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "site_policies");

            migrationBuilder.DropColumn(
                name: "body",
                table: "decisions");

            migrationBuilder.RenameColumn(
                name: "decided_by",
                table: "sites",
                newName: "time_zone");
        }
    }
}
