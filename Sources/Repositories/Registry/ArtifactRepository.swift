import Codecs
import Failures
import GoLibrary
import GoTemplate
import HTTP
import SemVer

/// The artifacts that a registry has under one name.
///
/// Mirrors oras.land/oras-go/v2/registry/remote repository.go.
struct ArtifactRepository {
    let client: RegistryClient
    let registry: GoString
    let name: GoString
    private let address: RegistryAddress
    private let scopes: AccessScopes

    /// Bytes of an answer that is no blob.
    private static let metadataLimit = 4 << 20
    /// Pages of tags; who has more goes round in circles.
    private static let pageLimit = 1000

    /// - Parameter pushes: whether tokens must allow to change something.
    init(_ reference: RegistryReference, _ client: RegistryClient, pushes: Bool = false) {
        (registry, name, self.client) = (reference.registry, reference.repository, client)
        address = RegistryAddress(registry, usesPlainHTTP: client.access.usesPlainHTTP)
        scopes = AccessScopes(repository: name, pushes: pushes)
    }

    private func call(_ method: Request.Method, _ url: GoURL) -> RegistryCall { RegistryCall(method, url, scopes) }

    /// What an answer means that is not the one that was hoped for.
    ///
    /// - Parameter thing: what is not there where the registry does not know it.
    private static func refusal(_ call: RegistryCall, _ answer: Response, _ thing: GoString) -> HelmError {
        answer.status == 404 ? HelmError(thing + ": not found") : RegistryRefusal(call.method, answer).error
    }
}

// MARK: - Tags

extension ArtifactRepository {
    /// All tags, as the registry lists them.
    func tags() throws(HelmError) -> [GoString] {
        var tags: [GoString] = []
        var next: GoURL? = address.tags(of: name)
        var seen: Set<GoString> = []
        while let url = next {
            guard seen.insert(url.description).inserted, seen.count <= Self.pageLimit else {
                throw HelmError("the list of tags of " + registry + "/" + name + " has no end")
            }
            let page = try page(of: url)
            tags += page.tags
            next = page.next
        }
        return tags
    }

    private func page(of url: GoURL) throws(HelmError) -> (tags: [GoString], next: GoURL?) {
        let call = call(.get, url)
        let answer = try client.send(call)
        guard answer.status == 200 else { throw RegistryRefusal(call.method, answer).error }
        do {
            let fields = try JSON.fields(of: JSON.decodePrefix(answer.body).value, as: Self.tagsShape)
            guard case .list(let list)? = fields["tags"] else { return ([], try Self.link(answer)) }
            return (list.elements.map(\.plainText), try Self.link(answer))
        } catch let error as HelmError {
            throw error
        } catch {
            throw HelmError(
                RegistryRefusal.place(call.method, answer) + ": failed to decode response: " + error.goMessage)
        }
    }

    private static let tagsShape = JSONShape.Structure("struct", named: "", [("tags", .list(.string))])

    /// The next page; nil where this is the last.
    ///
    /// Mirrors utils.go parseLink: a list does not go on at another server.
    private static func link(_ answer: Response) throws(HelmError) -> GoURL? {
        guard let link = answer.headers["Link"], !link.isEmpty else { return nil }
        let start = "invalid next link " + Strconv.quote(link) + ": missing "
        guard link.hasPrefix("<") else { throw HelmError(start + "'<'") }
        guard let end = link.bytes.firstIndex(of: UInt8(ascii: ">")) else { throw HelmError(start + "'>'") }
        let text = GoString(link.bytes[1..<end])
        let next: GoURL
        do { next = answer.url.resolving(try GoURL(parsing: text)) } catch { throw HelmError(error.message) }
        if next.hasSameOrigin(as: answer.url) { return next }
        throw HelmError(
            "invalid next link " + Strconv.quote(text) + ": not the same origin as "
                + Strconv.quote(answer.url.redacted))
    }

    /// The tags that are versions, the newest first.
    ///
    /// Mirrors pkg/registry client.go Tags: an underscore stands for the plus that tags may not have.
    func versions() throws(HelmError) -> [GoString] {
        let versions = try tags().compactMap { tag -> SemanticVersion? in
            guard let version = try? SemanticVersion(parsing: tag.split(separator: "_").joined(by: "+")) else {
                return nil
            }
            return version.isStrict ? version : nil
        }
        return GoSort.sort(versions) { $1 < $0 }.map(\.description)
    }
}

// MARK: - Manifests and blobs

extension ArtifactRepository {
    /// Fetches the manifest that a reference means, with its description.
    ///
    /// Mirrors manifestStore.FetchReference.
    func manifest(_ reference: RegistryReference) throws(HelmError) -> (descriptor: Descriptor, bytes: [UInt8]) {
        let call = manifestCall(.get, reference)
        let answer = try client.send(call)
        guard answer.status == 200 else { throw Self.refusal(call, answer, reference.description) }
        if answer.contentLength == nil { return (try resolve(reference), answer.body) }
        return (try descriptor(answer, call, reference), answer.body)
    }

    /// Asks what a reference means.
    ///
    /// Mirrors manifestStore.Resolve.
    func resolve(_ reference: RegistryReference) throws(HelmError) -> Descriptor {
        let call = manifestCall(.head, reference)
        let answer = try client.send(call)
        guard answer.status == 200 else { throw Self.refusal(call, answer, reference.description) }
        return try descriptor(answer, call, reference)
    }

    private func manifestCall(_ method: Request.Method, _ reference: RegistryReference) -> RegistryCall {
        var call = call(method, address.manifest(reference.identifier, of: name))
        call.headers["Accept"] = MediaType.manifests.map(\.text).joined(by: ", ")
        call.limit = Self.metadataLimit
        return call
    }

    /// Mirrors generateDescriptor.
    private func descriptor(
        _ answer: Response, _ call: RegistryCall, _ reference: RegistryReference
    ) throws(HelmError) -> Descriptor {
        let place = RegistryRefusal.place(call.method, answer)
        guard !answer.mediaType.isEmpty else {
            throw HelmError(place + ": invalid response `Content-Type` header; mime: no media type")
        }
        guard let size = answer.contentLength else { throw HelmError(place + ": unknown response Content-Length") }
        var wanted: ArtifactDigest?
        if case .digest(let digest) = reference.target { wanted = digest }
        let told = try Self.told(answer, place)
        let digest = if let known = told ?? wanted { known } else { try Self.computed(answer, call) }
        if let wanted, wanted != digest {
            throw HelmError(
                place + ": invalid response; digest mismatch in Docker-Content-Digest: received "
                    + Strconv.quote(digest.description) + " when expecting " + Strconv.quote(wanted.description))
        }
        return Descriptor(MediaType(answer.mediaType), digest, size: size)
    }

    private static func computed(_ answer: Response, _ call: RegistryCall) throws(HelmError) -> ArtifactDigest {
        guard call.method == .head else { return ArtifactDigest(of: answer.body) }
        throw HelmError("HTTP HEAD request missing required header \"Docker-Content-Digest\"")
    }

    /// The digest that the registry names; nil where it names none.
    private static func told(_ answer: Response, _ place: GoString) throws(HelmError) -> ArtifactDigest? {
        guard let text = answer.headers["Docker-Content-Digest"], !text.isEmpty else { return nil }
        do { return try ArtifactDigest(parsing: text) } catch {
            throw HelmError(
                place + ": invalid response header value: `Docker-Content-Digest: " + text + "`; " + error.message)
        }
    }

    /// The bytes of a part, which the caller checks.
    ///
    /// Mirrors blobStore.Fetch.
    func blob(_ part: Descriptor, atMost limit: Int) throws(HelmError) -> [UInt8] {
        var call = call(.get, address.blob(part.digest, of: name))
        call.limit = limit
        let answer = try client.send(call)
        guard answer.status == 200 else { throw Self.refusal(call, answer, part.digest.description) }
        let place = RegistryRefusal.place(call.method, answer)
        if let length = answer.contentLength, length != part.size {
            throw HelmError(place + ": mismatch Content-Length")
        }
        try Self.check(answer, part, place)
        return answer.body
    }

    /// Mirrors verifyContentDigest.
    private static func check(_ answer: Response, _ part: Descriptor, _ place: GoString) throws(HelmError) {
        guard let told = try told(answer, place), told != part.digest else { return }
        throw HelmError(
            place + ": invalid response; digest mismatch in Docker-Content-Digest: received "
                + Strconv.quote(told.description) + " when expecting " + Strconv.quote(part.digest.description))
    }
}

// MARK: - Pushing

extension ArtifactRepository {
    func hasBlob(_ part: Descriptor) throws(HelmError) -> Bool {
        let call = call(.head, address.blob(part.digest, of: name))
        let answer = try client.send(call)
        switch answer.status {
        case 200: return true
        case 404: return false
        default: throw RegistryRefusal(call.method, answer).error
        }
    }

    func hasManifest(_ part: Descriptor) throws(HelmError) -> Bool {
        var call = call(.head, address.manifest(part.digest.description, of: name))
        call.headers["Accept"] = MediaType.manifests.map(\.text).joined(by: ", ")
        let answer = try client.send(call)
        switch answer.status {
        case 200: return true
        case 404: return false
        default: throw RegistryRefusal(call.method, answer).error
        }
    }

    /// Uploads a part in one piece.
    ///
    /// Mirrors blobStore.Push and completePushAfterInitialPost.
    func push(_ part: Descriptor, _ bytes: [UInt8]) throws(HelmError) {
        let begin = call(.post, address.uploads(to: name))
        let answer = try client.send(begin)
        guard answer.status == 202 else { throw RegistryRefusal(begin.method, answer).error }
        var url = try Self.upload(answer, begin.url)
        var query = URLQuery(url.rawQuery)
        query.set("digest", part.digest.description)
        url.rawQuery = query.encoded
        var upload = call(.put, url)
        upload.headers["Content-Type"] = "application/octet-stream"
        upload.body = bytes
        let end = try client.send(upload)
        guard end.status == 201 else { throw RegistryRefusal(upload.method, end).error }
    }

    /// Where an upload goes on: never at another server, which would get our credentials.
    private static func upload(_ answer: Response, _ asked: GoURL) throws(HelmError) -> GoURL {
        guard let text = answer.headers["Location"], !text.isEmpty else {
            throw HelmError("http: no Location header in response")
        }
        let url: GoURL
        do { url = answer.url.resolving(try GoURL(parsing: text)) } catch { throw HelmError(error.message) }
        let place = "blob upload Location " + Strconv.quote(url.host)
        if asked.scheme == "https" && url.scheme != "https" { throw HelmError(place + " downgrades scheme from https") }
        if url.hasSameOrigin(as: asked) { return url }
        throw HelmError(place + " is on a different host than the registry " + Strconv.quote(asked.host))
    }

    /// Puts a manifest under its digest, or under a tag.
    ///
    /// Mirrors manifestStore.push.
    func push(_ manifest: [UInt8], _ part: Descriptor, as identifier: GoString) throws(HelmError) {
        var call = call(.put, address.manifest(identifier, of: name))
        call.headers["Content-Type"] = part.mediaType.text
        call.body = manifest
        let answer = try client.send(call)
        guard answer.status == 201 else { throw RegistryRefusal(call.method, answer).error }
        try Self.check(answer, part, RegistryRefusal.place(call.method, answer))
    }
}
