import Failures
import Files
import GoTemplate
import Repositories

/// Finds the chart a command names: on this machine, or in a repository, from which it is fetched into the cache.
///
/// Mirrors pkg/action install.go LocateChart.
enum ChartReference {
    /// The absolute path of the chart's folder or archive, whose signature is checked where that is asked for.
    ///
    /// - Parameters:
    ///   - version: counts more than the flag; nil for that of the flag.
    ///   - repository: the address of the chart's repository, which counts more than the flag; nil for that of the flag.
    ///   - report: gets what Helm prints of charts that registries gave.
    static func locate(
        _ name: GoString, flags: ParsedFlags, _ context: CommandContext, log: Log = Log(),
        version: GoString? = nil, repository: GoString? = nil, report: @escaping (GoString) -> Void = { _ in }
    ) throws -> GoString {
        let name = name.trimmingSpace
        var access = RepositoryEntry(flags)
        if let repository { access.url = repository }
        let verification =
            flags.givenIfDeclared(ChartSourceFlags.verify) == true
            ? ChartVerification(keyRing: flags.keyRing(context.environment), allowsSHA1: false, log: log) : nil
        if access.url.isEmpty, let path = try localPath(name) {
            _ = try verification?.proof(of: path)
            try flags.digestRules().check(path)
            return path
        }
        log.debug("set up default downloader cache")
        let settings = Settings(context.environment, flags)
        let client = RepositoryClient(userAgent: GoString(BuildInfo.userAgent), isOffline: settings.isOffline)
        let registries = RegistryClient(flags, context, report: report)
        if name.hasPrefix("oci://") { try registries.checkLogins(context) }
        let resolver = ChartResolver(settings.repositories, registries, log: log)
        let version = version ?? flags.chartVersion
        let chart =
            access.url.isEmpty
            ? try resolver.chart(name, version: version, access)
            : try resolver.chart(name, version: version, ofRepository: access, client)
        var download = ChartDownload(client, registries, cache: ContentCache(settings.contentCache))
        download.rules = try flags.digestRules()
        return try FileSystem().absolute(download.cached(chart, verification: verification))
    }

    /// A name with the version behind its `@`, where one name of several has a version of its own; a path and a URL
    /// have none.
    static func parts(of name: GoString) -> (name: GoString, version: GoString?) {
        guard !name.contains("://"), let mark = name.bytes.lastIndex(of: UInt8(ascii: "@")), mark > 0,
            (try? FileSystem().status(of: name)) == nil
        else { return (name, nil) }
        return (GoString(name.bytes[..<mark]), GoString(name.bytes[(mark + 1)...]))
    }

    /// Nil for what can only be on a server.
    private static func localPath(_ name: GoString) throws -> GoString? {
        if (try? FileSystem().status(of: name)) != nil { return try FileSystem().absolute(name) }
        if GoPath.isAbsolute(name) || name.hasPrefix(".") {
            throw CommandFailure("path " + Strconv.quote(name) + " not found")
        }
        return nil
    }
}

extension RepositoryEntry {
    /// What a command line says of the server of a chart; without `--repo` it has no URL.
    init(_ flags: ParsedFlags) {
        func text(_ flag: Flag<GoString>) -> GoString { flags.givenIfDeclared(flag) ?? GoString() }
        self.init(name: "", url: text(ChartSourceFlags.repository))
        (username, password) = (text(ChartSourceFlags.username), text(ChartSourceFlags.password))
        files = TLSFiles(
            certificate: text(ChartSourceFlags.certFile), key: text(ChartSourceFlags.keyFile),
            authorities: text(ChartSourceFlags.caFile))
        skipsTLSVerification = flags.givenIfDeclared(ChartSourceFlags.insecureSkipTLSVerify) ?? false
        passesCredentials = flags.givenIfDeclared(ChartSourceFlags.passCredentials) ?? false
    }
}

extension DigestRules {
    /// - Throws: `HelmError` for a local chart that is not the archive that is wanted.
    fileprivate func check(_ path: GoString) throws {
        guard areStrict else { return }
        if try FileSystem().status(of: path).kind == .directory {
            throw CommandFailure(path + " is a folder, which has no digest; --digest is for archives")
        }
        try check(FileSystem().read(path), named: path)
    }
}

extension ParsedFlags {
    /// Which digests archives must have.
    func digestRules() throws -> DigestRules {
        try DigestRules(
            wanted: givenIfDeclared(ChartSourceFlags.digest) ?? "",
            allowsMismatch: givenIfDeclared(ChartSourceFlags.allowsDigestMismatch) ?? false)
    }

    /// The version of a chart that is meant; empty for the newest that is no prerelease.
    var chartVersion: GoString {
        let version = (givenIfDeclared(ChartSourceFlags.version) ?? GoString()).trimmingSpace
        let isDevelopment = givenIfDeclared(ChartSourceFlags.devel) ?? false
        return version.isEmpty && isDevelopment ? ">0.0.0-0" : version
    }
}
