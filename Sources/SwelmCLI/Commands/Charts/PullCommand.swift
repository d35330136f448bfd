import Failures
import GoTemplate
import Repositories

/// `swelm pull CHART…`.
enum PullCommand {
    static let command = Command(
        name: "pull", usage: "[chart URL | repo/chartname] [...]",
        summary: "download a chart from a repository and (optionally) unpack it in local directory",
        description: description, aliases: ["fetch"], flags: { flags }, arguments: .atLeast(1), isHelmCommand: true,
        run: run)

    private static let description = """
        Retrieve a package from a package repository, and download it locally.

        This is useful for fetching packages to inspect, modify, or repackage. It can
        also be used to perform cryptographic verification of a chart without installing
        the chart.

        There are options for unpacking the chart after download. This will create a
        directory for the chart and uncompress into that directory.

        If the --verify flag is specified, the requested chart MUST have a provenance
        file, and MUST pass the verification process. Failure in any part of this will
        result in an error.
        """

    private static let flags = FlagTable {
        ChartSourceFlags.devel.described(
            "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored.")
        unpacks
        fetchesProvenance
        unpackedFolder
        destination
        ChartSourceFlags.locating.filter { $0.name != ChartSourceFlags.devel.name }
    }

    private static let unpacks = Flag<Bool>("untar", "if set to true, will untar the chart after downloading it")
    private static let fetchesProvenance = Flag<Bool>(
        "prov", "fetch the provenance file, but don't perform verification")
    private static let unpackedFolder = Flag<GoString>(
        "untardir", default: ".",
        "if untar is specified, this flag specifies the name of the directory into which the chart is expanded")
    private static let destination = Flag<GoString>(
        "destination", short: "d", default: ".",
        "location to write the chart. If this and untardir are specified, untardir is appended to this")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        try TLSFiles(invocation.flags).check()
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let pull = try pull(invocation, log)
        for reference in invocation.arguments { invocation.print(try pull.run(reference)) }
    }

    private static func pull(_ invocation: Invocation, _ log: Log) throws -> ChartPull {
        let (flags, settings) = (invocation.flags, invocation.settings)
        let client = RepositoryClient(userAgent: GoString(BuildInfo.userAgent), isOffline: settings.isOffline)
        let registries = invocation.registryClient()
        if invocation.arguments.contains(where: { $0.hasPrefix("oci://") }) {
            try registries.checkLogins(invocation.context)
        }
        var pull = ChartPull(
            ChartResolver(settings.repositories, registries, log: log), client,
            cache: ContentCache(settings.contentCache))
        pull.rules = try flags.digestRules()
        pull.version = flags.chartVersion
        pull.access = RepositoryEntry(flags)
        pull.provenance = provenance(invocation, log)
        pull.destination = flags[destination]
        pull.unpackedFolder = flags[unpacks] ? flags[unpackedFolder] : nil
        return pull
    }

    private static func provenance(_ invocation: Invocation, _ log: Log) -> ChartPull.Provenance {
        let flags = invocation.flags
        guard flags[ChartSourceFlags.verify] else { return flags[fetchesProvenance] ? .fetched : .left }
        let keyRing = flags.keyRing(invocation.context.environment)
        return .verified(ChartVerification(keyRing: keyRing, allowsSHA1: false, log: log))
    }
}
