import GoTemplate

/// What the role of a connection may do with the tables, and how it can be given what it lacks.
///
/// Helm turns row security on for its tables and makes no policy, so that only their owner sees a row.
struct PostgreSQLRights {
    let connection: PostgreSQLConnection

    /// A query for the tables of Helm that show the role no row, whatever they hold, one name for each; null for none.
    ///
    /// Mirrors get_policies_for_relation of PostgreSQL's rowsecurity.c.
    static let hiddenTables = """
        SELECT string_agg(c.relname, ' and ') FROM pg_class c
        WHERE c.oid IN (to_regclass('releases_v1'), to_regclass('custom_labels_v1')) AND row_security_active(c.oid)
            AND NOT EXISTS (
                SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
                    AND EXISTS (SELECT FROM unnest(p.polroles) r WHERE r = 0 OR pg_has_role(r, 'USAGE')))
        """

    /// The failure for tables that show no row.
    func failure(hiding tables: GoString) -> StoreError {
        connection.failure("row security hides all rows of \(tables.text)" + cure)
    }

    /// A refusal with what helps; call it when the transaction is over.
    func explain(_ refusal: PostgreSQLConnection.Refusal) -> StoreError {
        let help: String? =
            switch refusal.code {
            case PostgreSQLConnection.Refusal.Code.insufficientPrivilege: cure
            case PostgreSQLConnection.Refusal.Code.readOnlyTransaction: Self.readOnlyCure
            case PostgreSQLConnection.Refusal.Code.noSchema:
                "; no schema of search_path exists: make one (CREATE SCHEMA), or name another"
            default: nil
            }
        return help.map { StoreError(refusal.error.kind, refusal.error.message + GoString($0)) } ?? refusal.error
    }

    private static let readOnlyCure = """
        ; the server is a replica, or default_transaction_read_only is on: connect to the primary, which \
        target_session_attrs=read-write finds among several hosts
        """

    /// Who is connected, who owns the tables, and what the one lacks.
    private var cure: String {
        guard let found = try? connection.run(Self.roles), let role = found.text(0, 0)?.text else { return "" }
        let owner = found.text(0, 1)?.text
        let rights = "; docs/release-store.md lists the rights that a role needs"
        guard let owner, owner != role else { return " (role \(role))" + rights }
        return """
             (role \(role)); the tables belong to \(owner): let the role act as their owner, GRANT \(owner) TO \(role), \
            or give it policies and rights of its own
            """ + rights
    }

    private static let roles = """
        SELECT quote_ident(current_user), quote_ident(pg_get_userbyid(
            (SELECT relowner FROM pg_class WHERE oid = to_regclass('releases_v1'))))
        """
}
