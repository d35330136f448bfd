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
        package let chart: IndexVersion
        /// Where the text was found; the less, the better.
        let score: Int
        fileprivate let version: SemanticVersion
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
        let indexes = try indexes(log)
        let score = try score(for: text)
        let constraint: VersionConstraint
        do { constraint = try VersionConstraint(parsing: self.constraint) } catch {
            throw HelmError("an invalid version/constraint format: " + error.message)
        }
        // Two repositories of one name have one index.
        var results: [GoString: [Result]] = [:]
        for (repository, index) in indexes {
            index.forEach { chart, versions in
                let lines = SearchLines(chart, versions, in: repository)
                results[lines.name] = matches(lines, score, constraint)
            }
        }
        return GoSort.sort(results.values.flatMap { $0 }, by: Self.isBefore)
    }

    private func indexes(_ log: Log) throws(HelmError) -> [(repository: GoString, index: RepositoryIndex)] {
        guard let file = try? RepositoryFile(places.file), !file.entries.isEmpty else {
            throw HelmError("no repositories configured")
        }
        return file.entries.compactMap { repository in
            do throws(HelmError) {
                return (repository.name, try IndexCache(places.cache).index(of: repository.name, log: log))
            } catch {
                log.warn("repo is corrupt or missing", [("repo", repository.name), ("error", error.message)])
                return nil
            }
        }
    }

    /// The score of a text; nil where it does not match.
    private func score(for text: GoString) throws(HelmError) -> (GoString) -> Int? {
        if text.isEmpty { return { _ in 0 } }
        if isPattern {
            let pattern: Regexp
            do { pattern = try Regexp(compiling: text) } catch { throw HelmError(error.message) }
            return { line in pattern.position(in: line).map { line.field(at: $0) } }
        }
        let word = text.lowercased
        return { line in
            let line = line.lowercased
            return line.firstIndex(of: word).map { line.field(at: $0) }
        }
    }

    /// What is found of a chart: of all that meet the constraint the best, or all of them.
    private func matches(
        _ lines: SearchLines, _ score: (GoString) -> Int?, _ constraint: VersionConstraint
    ) -> [Result] {
        let scored = lines.scored(by: score)
        if showsAllVersions { return scored.compactMap { result($0, lines.name, constraint) } }
        for score in Set(scored.map(\.score)).sorted() {
            let best = scored.lazy.filter { $0.score == score }.compactMap { result($0, lines.name, constraint) }.first
            if let best { return [best] }
        }
        return []
    }

    private func result(
        _ line: (version: IndexVersion, score: Int), _ name: GoString, _ constraint: VersionConstraint
    ) -> Result? {
        guard let version = try? SemanticVersion(parsing: line.version.version), constraint.matches(version) else {
            return nil
        }
        return Result(name: name, chart: line.version, score: line.score, version: version)
    }

    /// The best first, then by name, then the newest first.
    private static func isBefore(_ left: Result, _ right: Result) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.name != right.name { return left.name < right.name }
        return right.version < left.version
    }
}

extension GoString {
    /// Which field of a search line a position is in.
    fileprivate func field(at position: Int) -> Int { bytes.prefix(position).count { $0 == SearchLines.separator } }
}
