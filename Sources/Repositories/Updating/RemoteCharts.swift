import Charts
import Failures
import GoTemplate
import SemVer

/// Charts of repositories and registries, which dependencies may name.
package protocol RemoteCharts: AnyObject {
    /// Whether what is known of their places is asked for anew first.
    var refreshes: Bool { get }
    /// Whether no connection is opened, so that only what is at hand can be had.
    var isOffline: Bool { get }

    /// The address of a repository that was added; nil for a name that nobody knows.
    func url(ofRepositoryNamed name: GoString) throws(HelmError) -> GoString?

    /// Looks at the places of all dependencies of a chart, before anything is changed.
    ///
    /// - Parameter addsUnknown: whether repositories that nobody added count, too.
    /// - Throws: `HelmError` where one is not known or cannot be read.
    func prepare(_ dependencies: [Dependency], addsUnknown: Bool, _ report: UpdateReport) throws(HelmError)

    /// The newest version of a dependency that meets the constraint; nil where there is none.
    func version(of dependency: Dependency, meeting constraint: VersionConstraint) throws(HelmError) -> GoString?

    /// Is told that archives will be asked for.
    ///
    /// - Throws: `HelmError` where what is known of repositories cannot be read.
    func begin() throws(HelmError)

    /// The archive of a dependency whose version is exact.
    func archive(of dependency: Dependency, _ report: UpdateReport) throws(HelmError) -> ChartPackage
}
