import Charts
import Failures
import GoTemplate
import Operations
import Review

/// The chart and the values that an install or upgrade names.
struct ChartLoading {
    let invocation: Invocation
    let log: Log

    /// Loads in Helm's order, so that of several mistakes the same one is reported.
    func options(for reference: GoString, isUpgrade: Bool, mode: ChangeMode) throws -> ChangeOptions {
        let flags = invocation.flags
        try invocation.checkMemoryDriverData()
        let path = try ChartReference.locate(
            reference, flags: flags, invocation.context, log: log, report: invocation.print)
        if !isUpgrade { log.debug("Chart path", [("path", path)]) }
        var digests: [GoString: GoString] = [:]
        let values = try flags.valuesOptions.merged { path throws(HelmError) in
            let content = try ValuesFiles.read(path, remote: invocation.remoteValues)
            digests[path] = ContentDigest.of(content)
            return content
        }
        let source = ChartSource(path: path, invocation: invocation)
        let chart = try source.load(log: log, isUpgrade: isUpgrade)
        var options = try flags.changeOptions(chart, at: path, reference: reference, values: values)
        options.rendering.schemas = invocation.schemas
        options.mode = mode
        options.sources.valuesDigests = digests
        return options
    }
}

extension Invocation {
    /// Logs which version of the chart is asked for; mirrors pkg/cmd install.go runInstall.
    func logChartVersion(_ log: Log, title: GoString = "Original chart version") {
        log.debug(title, [("version", flags[ChartSourceFlags.version])])
        if flags[ChartSourceFlags.devel], flags[ChartSourceFlags.version].isEmpty {
            log.debug("setting version to >0.0.0-0")
        }
    }

    /// Runs a step; its failures get Helm's prefix and the style of errors that was asked for.
    func failing<Result>(with prefix: GoString, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch {
            // Why is said already.
            if error is ExitStatus { throw error }
            throw try failure(for: error, prefix: prefix)
        }
    }

    /// A failure with Helm's prefix, in the style of errors that was asked for.
    func failure(for error: any Error, prefix: GoString) throws -> CommandFailure {
        let isColored = context.errorsAreOnTerminal && settings.colorMode != .never
        return try ErrorStyle(flags, context).failure(
            for: error, prefix: prefix, isColored: isColored, showsValues: settings.isDebugging)
    }
}
