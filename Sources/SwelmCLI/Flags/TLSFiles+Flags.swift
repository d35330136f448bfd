import Failures
import GoTemplate
import Repositories

extension TLSFiles {
    /// The files that a command line names.
    init(_ flags: ParsedFlags) {
        self.init(
            certificate: flags[ChartSourceFlags.certFile], key: flags[ChartSourceFlags.keyFile],
            authorities: flags[ChartSourceFlags.caFile])
    }

    /// Reads what a client of registries would read, though nobody needs one yet.
    ///
    /// Mirrors pkg/cmd root.go newRegistryClient.
    func check() throws(CommandFailure) {
        guard areUsed else { return }
        do { _ = try content() } catch {
            throw CommandFailure("missing registry client: can't create TLS config for client: " + error.message)
        }
    }
}
