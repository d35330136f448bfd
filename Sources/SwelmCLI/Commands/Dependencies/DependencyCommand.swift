import Failures
import Files
import GoTemplate
import Repositories

/// `swelm dependency update|build|list`.
enum DependencyCommand {
    static let command = Command(
        group: "dependency", summary: "manage a chart's dependencies", description: description,
        aliases: ["dep", "dependencies"], isHelmCommand: true, subcommands: { [list, update, build] })

    private static let description = """
        Manage the dependencies of a chart.

        Charts store their dependencies in 'charts/'. For chart developers, it is often
        easier to manage dependencies in 'Chart.yaml' which declares all dependencies:

            dependencies:
            - name: memcached
              version: "3.2.1"
              repository: "file://../memcached"

        The 'name' is the name of a chart, where that name must match the name in that
        chart's 'Chart.yaml' file. The 'version' is a version or a range of versions.
        The 'repository' is the URL of a chart repository, the name of one that was
        added after '@' or 'alias:', or the path of the folder of the chart, relative
        to this one, after 'file://'; without one the chart must be in 'charts/'.
        """

    private static let list = Command(
        name: "list", usage: "CHART", summary: "list the dependencies for the given chart",
        description: """
            List all of the dependencies declared in a chart.

            This can take chart archives and chart directories as input. It will not alter
            the contents of a chart.

            This will produce an error if the chart cannot be loaded.
            """,
        aliases: ["ls"], flags: { DependencyFlags.columnWidth }, arguments: .atMost(1), isHelmCommand: true
    ) { invocation in
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let report = DependencyReport(
            list: try DependencyList(of: chart(invocation), log: log),
            columnWidth: Int(clamping: invocation.flags[DependencyFlags.columnWidth]))
        invocation.print(report.text)
    }

    private static let update = Command(
        name: "update", usage: "CHART", summary: "update charts/ based on the contents of Chart.yaml",
        description: """
            Update the on-disk dependencies to mirror Chart.yaml.

            This command verifies that the required charts, as expressed in 'Chart.yaml',
            are present in 'charts/' and are at an acceptable version. It will pull down
            the latest charts that satisfy the dependencies, and clean up old dependencies.

            On successful update, this will generate a lock file that can be used to
            rebuild the dependencies to an exact version.

            Dependencies are not required to be represented in 'Chart.yaml'. For that
            reason, an update command will not remove charts unless they are (a) present
            in the Chart.yaml file, but (b) at the wrong version.
            """,
        aliases: ["up"], flags: { DependencyFlags.fetching }, arguments: .atMost(1), isHelmCommand: true
    ) { invocation in
        try change(invocation) { update throws(HelmError) in try update.run() }
    }

    private static let build = Command(
        name: "build", usage: "CHART", summary: "rebuild the charts/ directory based on the Chart.lock file",
        description: """
            Build out the charts/ directory from the Chart.lock file.

            Build is used to reconstruct a chart's dependencies to the state specified in
            the lock file. This will not re-negotiate dependencies, as 'swelm dependency update'
            does.

            If no lock file is found, 'swelm dependency build' will mirror the behavior
            of 'swelm dependency update'.
            """,
        flags: { DependencyFlags.fetching }, arguments: .atMost(1), isHelmCommand: true
    ) { invocation in
        try change(invocation) { update throws(HelmError) in try update.build() }
    }

    private static func chart(_ invocation: Invocation) -> GoString {
        invocation.arguments.first.map(GoPath.clean) ?? "."
    }

    private static func change(
        _ invocation: Invocation, _ body: (DependencyUpdate) throws(HelmError) -> Void
    ) throws {
        try TLSFiles(invocation.flags).check()
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let report = UpdateReport()
        defer { invocation.write(report) }
        let remote = try invocation.repositoryCharts(report, log)
        let time = try SourceDate.ofDependencies(invocation.context.environment)
        try body(
            DependencyUpdate(of: chart(invocation), remote: remote, log: log, report: report, archiveTime: time))
    }
}

extension Invocation {
    /// The charts of repositories and registries, as flags say how to get at them.
    ///
    /// - Parameter report: gets what registries say.
    func repositoryCharts(_ report: UpdateReport, _ log: Log) throws -> RepositoryCharts {
        let registries = registryClient { report.add(.toldByRegistry($0)) }
        let charts = RepositoryCharts(
            settings.repositories,
            RepositoryClient(userAgent: GoString(BuildInfo.userAgent), isOffline: settings.isOffline), registries,
            cache: ContentCache(settings.contentCache), log: log)
        charts.rules = try flags.digestRules()
        charts.refreshes = !(flags.givenIfDeclared(DependencyFlags.skipRefresh) ?? false)
        if flags.givenIfDeclared(DependencyFlags.verify) ?? false {
            charts.verification = ChartVerification(
                keyRing: flags.keyRing(context.environment), allowsSHA1: false, log: log)
        }
        return charts
    }
}
