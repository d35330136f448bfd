import GoTemplate
import Releases

/// The revisions to return to that a person names, where those that are deployed are not meant.
package struct ChosenBases: Equatable, Sendable {
    /// Of the only release.
    package var ofAll: Int?
    /// By the name of the release.
    package var ofRelease: [GoString: Int] = [:]

    package init() {}

    func revision(of key: ReleaseKey) -> Int? { ofRelease[key.name] ?? ofAll }

    /// Refuses what fits none of the releases of a file, or several at once.
    func check(_ releases: [ReleaseKey]) throws(ReviewFailure) {
        let names = releases.map(\.name)
        if ofAll != nil, names.count > 1 {
            throw ReviewFailure("the file has several releases: give --base RELEASE=REVISION for each")
        }
        if let other = ofRelease.keys.sorted().first(where: { !names.contains($0) }) {
            throw ReviewFailure(
                "--base names release " + Strconv.quote(other) + ", and the file has " + names.joined(by: ", "))
        }
    }
}
