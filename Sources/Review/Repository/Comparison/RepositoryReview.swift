import Diffing
import GoTemplate

/// What a change of a repository does to the releases that it declares.
package struct RepositoryReview {
    /// A report for each release that changes or has risks, with the release as its title.
    package let reports: [DiffReport]
    package let summary: DiffSummary
    /// How many releases could not be rendered.
    package let failures: Int
}
