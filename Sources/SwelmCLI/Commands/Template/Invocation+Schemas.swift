import GoTemplate
import Repositories

extension Invocation {
    /// What fetches schemas that those of charts refer to; nothing is opened unless there is such a reference.
    var schemas: SchemaFetching {
        SchemaFetching(
            userAgent: GoString(BuildInfo.userAgent), cache: SchemaCache(settings.schemaCache), mode: schemaMode,
            allowsPrivate: flags.givenIfDeclared(RenderingFlags.allowsPrivateSchemas) ?? false)
    }

    private var schemaMode: SchemaFetching.Mode {
        if context.environment["SWELM_SCHEMA_FETCH"] == "off" { return .off }
        return settings.isOffline ? .offline : .fetching
    }
}
