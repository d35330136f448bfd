import Charts
import Failures
import GoTemplate
import SemVer

@testable import Repositories

/// For charts whose dependencies are all on this machine: what else is asked for is a failure.
final class NoRemoteCharts: RemoteCharts {
    let refreshes = true
    let isOffline = false

    func url(ofRepositoryNamed name: GoString) -> GoString? { nil }

    func prepare(_ dependencies: [Dependency], addsUnknown: Bool, _ report: UpdateReport) {}

    func version(of dependency: Dependency, meeting constraint: VersionConstraint) throws(HelmError) -> GoString? {
        throw HelmError("nobody has " + dependency.name)
    }

    func begin() {}

    func archive(of dependency: Dependency, _ report: UpdateReport) throws(HelmError) -> ChartPackage {
        throw HelmError("nobody has " + dependency.name)
    }
}
