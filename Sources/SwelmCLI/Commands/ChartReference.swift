import Charts
import Failures
import Files
import GoLibrary
import GoTemplate
import Repositories

/// Finds the chart a command names; only charts on this machine so far.
///
/// Mirrors pkg/action install.go LocateChart.
enum ChartReference {
    /// The absolute path of the chart's folder or archive, whose signature is checked where that is asked for.
    static func locate(
        _ name: GoString, flags: ParsedFlags, _ context: CommandContext, log: Log = Log()
    ) throws -> GoString {
        let name = name.trimmingSpace
        let repository = flags.givenIfDeclared(ChartSourceFlags.repository) ?? GoString()
        if !repository.isEmpty { throw refusal(ofRepository: repository.text, chart: name.text) }
        if (try? FileSystem().status(of: name)) != nil {
            let path = try FileSystem().absolute(name)
            if flags.givenIfDeclared(ChartSourceFlags.verify) == true {
                let keyRing = flags.keyRing(context.environment)
                _ = try ChartVerification(keyRing: keyRing, allowsSHA1: false).proof(of: path)
            }
            return path
        }
        if name.text.hasPrefix("/") || name.text.hasPrefix(".") {
            throw CommandFailure("path \(Strconv.quote(name).text) not found")
        }
        log.debug("set up default downloader cache")
        throw refusal(ofRemote: name)
    }

    private static func refusal(ofRepository url: String, chart: String) -> CommandFailure {
        let scheme = url.firstRange(of: "://").map { String(url[..<$0.lowerBound]) } ?? ""
        guard scheme == "http" || scheme == "https" else {
            return CommandFailure("could not find protocol handler for: \(scheme)")
        }
        let repository = (try? GoURL(parsing: GoString(url)))?.redacted.text ?? "\(scheme)://"
        return notYet("chart \(chart) of the repository \(repository)", "--repo")
    }

    /// Mirrors pkg/downloader chart_downloader.go ResolveChartVersion where no repository is known.
    private static func refusal(ofRemote name: GoString) -> CommandFailure {
        guard let url = try? GoURL(parsing: name) else {
            return CommandFailure("invalid chart URL format: " + name)
        }
        if url.description.text.hasPrefix("oci://") { return notYet("the chart \(url.redacted.text)", "oci://") }
        if !url.scheme.isEmpty, !url.host.isEmpty, !url.path.isEmpty {
            guard url.scheme == "http" || url.scheme == "https" else {
                return CommandFailure("scheme " + Strconv.quote(url.scheme) + " not supported")
            }
            return notYet("the chart \(url.redacted.text)", url.scheme.text + "://")
        }
        let (repository, chart) = url.path.cut(at: UInt8(ascii: "/"))
        guard chart != nil else {
            return CommandFailure(
                "non-absolute URLs should be in form of repo_name/path_to_chart, got: " + url.redacted)
        }
        return CommandFailure(
            "repo " + repository + " not found",
            hint: "swelm reads charts from this machine only; pull the chart first, or check the path")
    }

    private static func notYet(_ what: String, _ feature: String) -> CommandFailure {
        CommandFailure(
            "cannot fetch \(what): \(feature) is not supported yet; swelm reads charts from folders and archives only")
    }
}
