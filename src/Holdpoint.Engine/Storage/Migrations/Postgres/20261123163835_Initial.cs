using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "advisories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tracking_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    publisher_namespace = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    publisher = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    current_revision_id = table.Column<long>(type: "bigint", nullable: true),
                    evaluated_revision_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advisories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "artifact_cases",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifact_cases", x => new { x.sha256, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "artifacts",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifacts", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "candidates",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asset_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    statement_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_candidates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "component_names",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    vendor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    order_numbers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_tied = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_component_names", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "configuration_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    configuration_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configuration_keys", x => new { x.key, x.configuration_id });
                });

            migrationBuilder.CreateTable(
                name: "configurations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    vendor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    product = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    order_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cpe = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    purl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    attributes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    serial_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    depends_on_serial = table.Column<bool>(type: "boolean", nullable: false),
                    others = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    depends_on_others = table.Column<bool>(type: "boolean", nullable: false),
                    evaluation_id = table.Column<long>(type: "bigint", nullable: true),
                    product_key = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configurations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "datasets",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    loaded_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_datasets", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_on = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<int>(type: "integer", nullable: false),
                    packed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "evaluations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    started_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    finished_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rules_digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digests = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    log_index = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    asset_vendor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    asset_product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    statement_vendor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    statement_product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_same = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    evaluation_id = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawal_evaluation_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    catalogue_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tlp_limit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stale_after_seconds = table.Column<long>(type: "bigint", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    added_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vault_contents",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fs_verity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    verified_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    damage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    removed_at = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_contents", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "vault_holds",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_holds", x => new { x.sha256, x.holder });
                });

            migrationBuilder.CreateTable(
                name: "vulnerabilities",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cve = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vulnerabilities", x => new { x.kind, x.cve });
                });

            migrationBuilder.CreateTable(
                name: "advisory_cves",
                columns: table => new
                {
                    advisory_id = table.Column<long>(type: "bigint", nullable: false),
                    cve = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    vectors = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advisory_cves", x => new { x.advisory_id, x.cve });
                    table.ForeignKey(
                        name: "FK_advisory_cves_advisories_advisory_id",
                        column: x => x.advisory_id,
                        principalTable: "advisories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "advisory_names",
                columns: table => new
                {
                    advisory_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    vendor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    order_numbers = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advisory_names", x => new { x.advisory_id, x.key });
                    table.ForeignKey(
                        name: "FK_advisory_names_advisories_advisory_id",
                        column: x => x.advisory_id,
                        principalTable: "advisories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    configuration_id = table.Column<long>(type: "bigint", nullable: false),
                    advisory_id = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_findings", x => x.id);
                    table.ForeignKey(
                        name: "FK_findings_advisories_advisory_id",
                        column: x => x.advisory_id,
                        principalTable: "advisories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_findings_configurations_configuration_id",
                        column: x => x.configuration_id,
                        principalTable: "configurations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "advisory_revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    advisory_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    csaf_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    severity = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cvss = table.Column<double>(type: "double precision", nullable: true),
                    cves = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    released_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    imported_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    origin = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advisory_revisions", x => x.id);
                    table.ForeignKey(
                        name: "FK_advisory_revisions_advisories_advisory_id",
                        column: x => x.advisory_id,
                        principalTable: "advisories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_advisory_revisions_documents_sha256",
                        column: x => x.sha256,
                        principalTable: "documents",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "patch_cases",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome_rank = table.Column<int>(type: "integer", nullable: false),
                    asset_count = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    detected_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    closed_at = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patch_cases", x => x.id);
                    table.ForeignKey(
                        name: "FK_patch_cases_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_items",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    advisory = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asset_count = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_review_items_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_policies",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
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

            migrationBuilder.CreateTable(
                name: "zones",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_zones", x => x.id);
                    table.ForeignKey(
                        name: "FK_zones_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "held_documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    first_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    next_try = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_held_documents_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "source_checks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    finished_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_checks", x => x.id);
                    table.ForeignKey(
                        name: "FK_source_checks_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_parts",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    configuration_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_parts", x => new { x.case_id, x.configuration_id });
                    table.ForeignKey(
                        name: "FK_case_parts_patch_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "patch_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    zone_id = table.Column<int>(type: "integer", nullable: true),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ip = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    mac = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    criticality = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    safety = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    redundancy_group = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    added_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assets", x => x.id);
                    table.ForeignKey(
                        name: "FK_assets_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_assets_zones_zone_id",
                        column: x => x.zone_id,
                        principalTable: "zones",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "components",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    asset_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    configuration_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    serial_number = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_components", x => x.id);
                    table.ForeignKey(
                        name: "FK_components_assets_asset_id",
                        column: x => x.asset_id,
                        principalTable: "assets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_components_configurations_configuration_id",
                        column: x => x.configuration_id,
                        principalTable: "configurations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_advisories_key",
                table: "advisories",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_advisories_tracking_id_publisher_namespace",
                table: "advisories",
                columns: new[] { "tracking_id", "publisher_namespace" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_advisory_cves_cve",
                table: "advisory_cves",
                column: "cve");

            migrationBuilder.CreateIndex(
                name: "IX_advisory_names_key",
                table: "advisory_names",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_advisory_revisions_advisory_id_sha256",
                table: "advisory_revisions",
                columns: new[] { "advisory_id", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_advisory_revisions_sha256",
                table: "advisory_revisions",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "IX_artifact_cases_case_id",
                table: "artifact_cases",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_state",
                table: "artifacts",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_assets_site_id_tag",
                table: "assets",
                columns: new[] { "site_id", "tag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assets_zone_id",
                table: "assets",
                column: "zone_id");

            migrationBuilder.CreateIndex(
                name: "IX_candidates_asset_key",
                table: "candidates",
                column: "asset_key");

            migrationBuilder.CreateIndex(
                name: "IX_case_parts_configuration_id",
                table: "case_parts",
                column: "configuration_id");

            migrationBuilder.CreateIndex(
                name: "IX_components_asset_id_position",
                table: "components",
                columns: new[] { "asset_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_components_configuration_id",
                table: "components",
                column: "configuration_id");

            migrationBuilder.CreateIndex(
                name: "IX_configurations_digest",
                table: "configurations",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_configurations_product_key",
                table: "configurations",
                column: "product_key");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_case_id",
                table: "decisions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_kind_subject",
                table: "evidence",
                columns: new[] { "kind", "subject" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_log_index",
                table: "evidence",
                column: "log_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_findings_advisory_id",
                table: "findings",
                column: "advisory_id");

            migrationBuilder.CreateIndex(
                name: "IX_findings_configuration_id_advisory_id",
                table: "findings",
                columns: new[] { "configuration_id", "advisory_id" });

            migrationBuilder.CreateIndex(
                name: "IX_findings_verdict",
                table: "findings",
                column: "verdict");

            migrationBuilder.CreateIndex(
                name: "IX_held_documents_source_id_key",
                table: "held_documents",
                columns: new[] { "source_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patch_cases_site_id",
                table: "patch_cases",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "IX_review_items_site_id",
                table: "review_items",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "IX_site_policies_site_id_revision",
                table: "site_policies",
                columns: new[] { "site_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sites_name",
                table: "sites",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_source_checks_source_id_finished_at",
                table: "source_checks",
                columns: new[] { "source_id", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "IX_vault_contents_state_verified_at",
                table: "vault_contents",
                columns: new[] { "state", "verified_at" });

            migrationBuilder.CreateIndex(
                name: "IX_zones_site_id_name",
                table: "zones",
                columns: new[] { "site_id", "name" },
                unique: true);

            migrationBuilder.Sql(
                "CREATE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                    + "$$ BEGIN RAISE EXCEPTION 'evidence is append-only'; END $$;"
            );
            migrationBuilder.Sql(
                "CREATE TRIGGER evidence_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence "
                    + "FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advisory_cves");

            migrationBuilder.DropTable(
                name: "advisory_names");

            migrationBuilder.DropTable(
                name: "advisory_revisions");

            migrationBuilder.DropTable(
                name: "artifact_cases");

            migrationBuilder.DropTable(
                name: "artifacts");

            migrationBuilder.DropTable(
                name: "candidates");

            migrationBuilder.DropTable(
                name: "case_parts");

            migrationBuilder.DropTable(
                name: "component_names");

            migrationBuilder.DropTable(
                name: "components");

            migrationBuilder.DropTable(
                name: "configuration_keys");

            migrationBuilder.DropTable(
                name: "datasets");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "evaluations");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "held_documents");

            migrationBuilder.DropTable(
                name: "identity_rules");

            migrationBuilder.DropTable(
                name: "review_items");

            migrationBuilder.DropTable(
                name: "site_policies");

            migrationBuilder.DropTable(
                name: "source_checks");

            migrationBuilder.DropTable(
                name: "vault_contents");

            migrationBuilder.DropTable(
                name: "vault_holds");

            migrationBuilder.DropTable(
                name: "vulnerabilities");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "patch_cases");

            migrationBuilder.DropTable(
                name: "assets");

            migrationBuilder.DropTable(
                name: "advisories");

            migrationBuilder.DropTable(
                name: "configurations");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "zones");

            migrationBuilder.DropTable(
                name: "sites");

            migrationBuilder.Sql("DROP FUNCTION evidence_is_append_only();");
        }
    }
}
