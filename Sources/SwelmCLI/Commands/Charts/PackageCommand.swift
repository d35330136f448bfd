import Charts
import Failures
import Files
import GoTemplate
import Repositories

/// `swelm package [CHART_PATH] [...]`.
enum PackageCommand {
    static let command = Command(
        name: "package", usage: "[CHART_PATH] [...]", summary: "package a chart directory into a chart archive",
        description: description, flags: { flags }, isHelmCommand: true, run: run)

    private static let description = """
        This command packages a chart into a versioned chart archive file. If a path
        is given, this will look at that path for a chart (which must contain a
        Chart.yaml file) and then package that directory.

        Versioned chart archives are used by Helm package repositories.

        To sign a chart, use the '--sign' flag. In most cases, you should also
        provide '--keyring path/to/secret/keys' and '--key keyname'.

            $ swelm package --sign ./mychart --key mykey --keyring ~/.gnupg/secring.gpg

        If '--keyring' is not specified, GnuPG's public keyring is used.

        With $SOURCE_DATE_EPOCH, seconds since 1970, all files of the archive get that
        time: the same chart then gives the same bytes everywhere.
        """

    private static let flags = FlagTable {
        sign
        key
        ChartSourceFlags.keyring.described("location of a public keyring")
        passphraseFile
        version
        appVersion
        destination
        dependencyUpdate
        followLinks
        ChartSourceFlags.transport
        ChartSourceFlags.offline
    }

    private static let sign = Flag<Bool>("sign", "use a PGP private key to sign this package")
    private static let key = Flag<GoString>("key", "name of the key to use when signing. Used if --sign is true")
    private static let passphraseFile = Flag<GoString>(
        "passphrase-file",
        "location of a file which contains the passphrase for the signing key. Use \"-\" in order to read from stdin.")
    private static let version = Flag<GoString>("version", "set the version on the chart to this semver version")
    private static let appVersion = Flag<GoString>("app-version", "set the appVersion on the chart to this version")
    private static let destination = Flag<GoString>(
        "destination", short: "d", default: ".", "location to write the chart.")
    private static let dependencyUpdate = Flag<Bool>(
        "dependency-update", short: "u",
        "update dependencies from \"Chart.yaml\" to dir \"charts/\" before packaging")

    private static let followLinks = Flag<Bool>(
        "follow-links", default: true,
        "package what symbolic links lead to, also outside the chart; with =false such a link is an error")

    /// Mirrors pkg/cmd package.go newPackageCmd.
    @Sendable
    private static func run(_ invocation: Invocation) throws {
        if invocation.arguments.isEmpty {
            throw CommandFailure("need at least one argument, the path to the chart")
        }
        let signing = try signing(invocation)
        try TLSFiles(invocation.flags).check()
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let packaging = try packaging(invocation, log)
        for argument in invocation.arguments {
            let path = try FileSystem().absolute(argument)
            _ = try FileSystem().status(of: argument)
            if invocation.flags[dependencyUpdate] {
                try update(path, invocation, log)
            }
            let archive = try packaging.package(path)
            try signing?.sign(archive, log: log)
            invocation.print("Successfully packaged chart and saved it to: " + archive + "\n")
        }
    }

    /// Fetches the dependencies of a chart; what is said of it is that of registries alone.
    private static func update(_ path: GoString, _ invocation: Invocation, _ log: Log) throws {
        let report = UpdateReport()
        defer { for case .toldByRegistry(let line) in report.events { invocation.print(line) } }
        let remote = try invocation.repositoryCharts(report, log)
        let time = try SourceDate.ofDependencies(invocation.context.environment)
        try DependencyUpdate(of: path, remote: remote, log: log, report: report, archiveTime: time).run()
    }

    /// Nil where nothing is to be signed.
    private static func signing(_ invocation: Invocation) throws -> ChartSigning? {
        guard invocation.flags[sign] else { return nil }
        let keyRing = invocation.flags.keyRing(invocation.context.environment)
        if invocation.flags[key].isEmpty { throw CommandFailure("--key is required for signing a package") }
        if keyRing.isEmpty { throw CommandFailure("--keyring is required for signing a package") }
        let path = invocation.flags[passphraseFile]
        return ChartSigning(
            key: invocation.flags[key], keyRing: keyRing,
            passphrase: path.isEmpty
                ? PassphrasePrompt(output: invocation.context.output) : PassphraseFile(path))
    }

    private static func packaging(_ invocation: Invocation, _ log: Log) throws -> ChartPackaging {
        var packaging = ChartPackaging(log: log)
        packaging.version = invocation.flags[version]
        packaging.appVersion = invocation.flags[appVersion]
        packaging.destination = invocation.flags[destination]
        packaging.followsLinks = invocation.flags[followLinks]
        packaging.time = try SourceDate.time(invocation.context.environment)
        return packaging
    }
}
