import GoTemplate
import Rollouts

/// The revisions to return to that a person names, where those that are deployed are not meant.
package struct ChosenBases: Equatable, Sendable {
    /// Of the only release.
    package var ofAll: Int?
    /// By the name of the release, or of its target.
    package var ofRelease: [GoString: Int] = [:]

    package init() {}

    func revision(of place: MemberPlace) -> Int? {
        place.names.lazy.compactMap { ofRelease[$0] }.first ?? ofAll
    }

    /// Refuses what fits none of the releases of a file, or several at once.
    func check(_ places: [MemberPlace]) throws(ReviewFailure) {
        let names = places.map { $0.names[0] }
        if ofAll != nil, names.count > 1 {
            throw ReviewFailure("the file has several releases: give --base RELEASE=REVISION for each")
        }
        let known = Set(places.flatMap(\.names))
        if let other = ofRelease.keys.sorted().first(where: { !known.contains($0) }) {
            throw ReviewFailure(
                "--base names release " + Strconv.quote(other) + ", and the file has " + names.joined(by: ", "))
        }
    }
}

extension MemberPlace {
    /// What a command line may call it, the shortest first.
    fileprivate var names: [GoString] { target.isEmpty ? [release] : [target, target + "/" + release] }
}
