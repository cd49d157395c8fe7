using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EvidenceLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "digests",
                table: "evidence",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "log_index",
                table: "evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_evidence_log_index",
                table: "evidence",
                column: "log_index",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_evidence_log_index",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "digests",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "log_index",
                table: "evidence");
        }
    }
}
