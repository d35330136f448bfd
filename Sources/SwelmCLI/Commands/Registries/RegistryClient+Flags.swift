import Compatibility
import GoTemplate
import Repositories

extension RegistryAccess {
    /// What a command line says of the server of a chart.
    init(_ flags: ParsedFlags, _ context: CommandContext) {
        self.init(Settings(context.environment, flags).registries)
        let entry = RepositoryEntry(flags)
        (username, password, files) = (entry.username, entry.password, entry.files)
        skipsTLSVerification = entry.skipsTLSVerification
        isOffline = Settings(context.environment, flags).isOffline
        asksForPlainHTTP = flags.givenIfDeclared(ChartSourceFlags.plainHTTP) ?? false
    }
}

extension RegistryClient {
    /// A client as a command line wants it.
    ///
    /// - Parameter report: gets what Helm prints of pulls and pushes.
    convenience init(_ flags: ParsedFlags, _ context: CommandContext, report: @escaping (GoString) -> Void) {
        self.init(RegistryAccess(flags, context), userAgent: GoString(BuildInfo.userAgent), report: report)
    }

    /// Reads the records of logins before anything else is done, as Helm does with each command.
    ///
    /// - Throws: `ExitStatus` where Helm's file of logins cannot be read, which is logged in Helm's words.
    func checkLogins(_ context: CommandContext) throws {
        do { _ = try loadedLogins() } catch {
            context.log(.warn, "command failed", [("error", error.message)])
            throw ExitStatus(code: 1)
        }
    }
}

extension Invocation {
    /// What speaks to registries, which says on standard output what it does.
    func registryClient(report: ((GoString) -> Void)? = nil) -> RegistryClient {
        RegistryClient(flags, context, report: report ?? print)
    }

    /// Tells what a registry gave, of a command whose output is a document.
    func tellBesideDocument(_ text: GoString) {
        guard Compatibility.has(.registryNotesAsideOfDocuments) else { return print(text) }
        context.warn(text.trimmingSuffix("\n"))
    }
}
