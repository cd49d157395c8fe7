using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JobsOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "due",
                table: "jobs",
                type: "text",
                nullable: true,
                collation: "C");

            // Of an older program's servers, which are not there while the form changes.
            migrationBuilder.Sql("UPDATE jobs SET state = 'Waiting', run = run + 1 WHERE state = 'Running';");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_due",
                table: "jobs",
                column: "due",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_jobs_running",
                table: "jobs",
                columns: new[] { "kind", "subject" },
                unique: true,
                filter: "state = 'Running'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_jobs_due",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "IX_jobs_running",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "due",
                table: "jobs");
        }
    }
}
