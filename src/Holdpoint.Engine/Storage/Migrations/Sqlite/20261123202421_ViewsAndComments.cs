using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ViewsAndComments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_comments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    log_index = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_comments", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_comments_patch_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "patch_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_attachments",
                columns: table => new
                {
                    comment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_attachments", x => new { x.comment_id, x.position });
                    table.ForeignKey(
                        name: "FK_case_attachments_case_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "case_comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_actor_at_id",
                table: "evidence",
                columns: new[] { "actor", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_at_id",
                table: "evidence",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_kind_at_id",
                table: "evidence",
                columns: new[] { "kind", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_subject_at_id",
                table: "evidence",
                columns: new[] { "subject", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_comments_case_id",
                table: "case_comments",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_person_place_name",
                table: "saved_views",
                columns: new[] { "person", "place", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_attachments");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "case_comments");

            migrationBuilder.DropIndex(
                name: "IX_evidence_actor_at_id",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_evidence_at_id",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_evidence_kind_at_id",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_evidence_subject_at_id",
                table: "evidence");
        }
    }
}
