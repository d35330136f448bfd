import Failures
import Files
import GoLibrary
import GoRegexp
import GoTemplate
import SemVer

/// Finds charts in the indexes of the repositories that were added: `helm search repo`.
///
/// Mirrors pkg/cmd search_repo.go and pkg/cmd/search search.go.
package struct ChartSearch {
    /// A chart that was found.
    package struct Result {
        /// With its repository: `demo/alpha`.
        package let name: GoString
        package let entry: IndexEntry
        /// Where the text was found; the less, the better.
        let score: Int
    }

    /// Whether all versions are shown, not only the newest that meets the constraint.
    package var showsAllVersions = false
    /// Whether the text is a regular expression.
    package var isPattern = false
    /// What versions must meet.
    package var constraint: GoString = ">0.0.0"
    private let places: RepositoryPlaces

    package init(_ places: RepositoryPlaces) { self.places = places }

    /// - Parameter text: empty for all charts.
    /// - Throws: `HelmError` where there are no repositories, or what is asked for has no meaning.
    package func results(for text: GoString, log: Log) throws(HelmError) -> [Result] {
        let lines = try lines(log)
        let score = try score(for: text)
        let found = lines.compactMap { line in
            score(line).map { Result(name: line.name, entry: line.entry, score: $0) }
        }
        return try meetingConstraint(GoSort.sort(found, by: Self.isBefore))
    }

    private func lines(_ log: Log) throws(HelmError) -> [SearchLine] {
        guard let file = try? RepositoryFile(places.file), !file.entries.isEmpty else {
            throw HelmError("no repositories configured")
        }
        var lines: [SearchLine.Key: SearchLine] = [:]
        for repository in file.entries {
            do throws(HelmError) {
                let index = try IndexCache(places.cache).index(of: repository.name, log: log)
                for line in SearchLine.lines(of: index, in: repository.name) { lines[line.key] = line }
            } catch {
                log.warn("repo is corrupt or missing", [("repo", repository.name), ("error", error.message)])
            }
        }
        return Array(lines.values)
    }

    /// The score of a line; nil where it does not match.
    private func score(for text: GoString) throws(HelmError) -> (SearchLine) -> Int? {
        if text.isEmpty { return { _ in 0 } }
        if isPattern {
            let pattern: Regexp
            do { pattern = try Regexp(compiling: text) } catch { throw HelmError(error.message) }
            return { line in pattern.position(in: line.text).map { line.text.field(at: $0) } }
        }
        let word = text.lowercased
        return { line in
            let text = line.text.lowercased
            return text.firstIndex(of: word).map { text.field(at: $0) }
        }
    }

    private func meetingConstraint(_ results: [Result]) throws(HelmError) -> [Result] {
        let constraint: VersionConstraint
        do { constraint = try VersionConstraint(parsing: self.constraint) } catch {
            throw HelmError("an invalid version/constraint format: " + error.message)
        }
        var found: Set<GoString> = []
        return results.filter { result in
            if !showsAllVersions && found.contains(result.name) { return false }
            guard let version = result.entry.version, constraint.matches(version) else { return false }
            found.insert(result.name)
            return true
        }
    }

    /// The best first, then by name, then the newest first.
    private static func isBefore(_ left: Result, _ right: Result) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.name != right.name { return left.name < right.name }
        guard let first = left.entry.version, let second = right.entry.version else { return true }
        return second < first
    }
}

extension IndexEntry {
    /// Nil for a text that is no version.
    fileprivate var version: SemanticVersion? { try? SemanticVersion(parsing: metadata.version) }
}

extension GoString {
    /// Which field of a search line a position is in.
    fileprivate func field(at position: Int) -> Int { bytes.prefix(position).count { $0 == SearchLine.separator } }
}
