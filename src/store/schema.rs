//! The tables as diesel sees them, in the order of the migrations.

#![allow(missing_docs)]

diesel::table! {
    acts (agency, n) {
        agency -> Text,
        n -> BigInt,
        id -> Text,
        subject_kind -> Text,
        subject -> Text,
        seq -> BigInt,
        kind -> Text,
        happened_on -> Date,
        recorded_at -> Timestamp,
        actor -> Text,
        corrects -> Nullable<Text>,
        entry -> Text,
        previous -> Text,
        digest -> Text,
    }
}

diesel::table! {
    books (agency) {
        agency -> Text,
        n -> BigInt,
        digest -> Text,
    }
}

diesel::table! {
    agencies (agency) {
        agency -> Text,
        name -> Text,
        superior -> Text,
        place -> Text,
        address -> Text,
        symbol -> Text,
        wage_region -> Text,
        head_title -> Text,
    }
}

diesel::table! {
    people (id) {
        agency -> Text,
        id -> Text,
        login -> Text,
        name -> Text,
        office -> Text,
        unit -> Text,
        roles -> Text,
        active -> Bool,
        until -> Nullable<Date>,
    }
}

diesel::table! {
    secrets (person) {
        agency -> Text,
        person -> Text,
        hash -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    sessions (token_hash) {
        agency -> Text,
        token_hash -> Text,
        person -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        device -> Text,
    }
}

diesel::table! {
    drafts (agency, person, kind, subject) {
        agency -> Text,
        person -> Text,
        kind -> Text,
        subject -> Text,
        body -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    cases (id) {
        agency -> Text,
        id -> Text,
        code -> Text,
        title -> Text,
        judgment -> Text,
        judgment_on -> Date,
        court -> Text,
        decision -> Text,
        decision_on -> Date,
        own_motion -> Bool,
        officer -> Text,
        unit -> Text,
        state -> Text,
        opened_on -> Date,
        owed -> BigInt,
    }
}

diesel::table! {
    parties (agency, case_id, key) {
        agency -> Text,
        case_id -> Text,
        key -> Text,
        ord -> Integer,
        role -> Text,
        name -> Text,
        identity -> Text,
        address -> Text,
    }
}

diesel::table! {
    obligations (agency, case_id, key) {
        agency -> Text,
        case_id -> Text,
        key -> Text,
        ord -> Integer,
        party -> Text,
        kind -> Text,
        amount -> BigInt,
        fee_exempt -> Bool,
        secured -> Bool,
    }
}

diesel::table! {
    assets (id) {
        agency -> Text,
        id -> Text,
        code -> Text,
        case_id -> Text,
        name -> Text,
        class -> Text,
        kind -> Text,
        marks -> Text,
        place -> Text,
        keeper -> Text,
        wage_region -> Text,
        secured_debt -> BigInt,
        expected_costs -> BigInt,
        officer -> Text,
        stage -> Text,
        stage_label -> Text,
        price -> Nullable<BigInt>,
        valued -> Nullable<BigInt>,
        round -> Integer,
        seized_on -> Nullable<Date>,
        changed_on -> Date,
        open -> Bool,
    }
}

diesel::table! {
    deadlines (agency, subject, ord) {
        agency -> Text,
        subject_kind -> Text,
        subject -> Text,
        ord -> Integer,
        rule -> Text,
        title -> Text,
        due -> Nullable<Date>,
        actor -> Text,
        officer -> Text,
        article -> Text,
    }
}

diesel::table! {
    places (id) {
        agency -> Text,
        id -> Text,
        code -> Text,
        parent -> Nullable<Text>,
        path -> Text,
        name -> Text,
        class -> Text,
        owner_body -> Text,
        inside_grounds -> Bool,
        capacity -> Nullable<Integer>,
        rent_day -> Nullable<BigInt>,
    }
}

diesel::table! {
    orders (id) {
        agency -> Text,
        id -> Text,
        symbol -> Text,
        direction -> Text,
        case_id -> Text,
        signer -> Text,
        storekeeper -> Text,
        deliverer -> Text,
        reason -> Text,
        place -> Nullable<Text>,
        things -> Integer,
        on_day -> Date,
        state -> Text,
    }
}

diesel::table! {
    items (id) {
        agency -> Text,
        id -> Text,
        code -> Text,
        case_id -> Text,
        asset -> Nullable<Text>,
        parent -> Nullable<Text>,
        order_id -> Nullable<Text>,
        ord -> Integer,
        name -> Text,
        class -> Text,
        origin -> Text,
        owner -> Text,
        regime -> Text,
        marks -> Text,
        unit -> Text,
        planned -> Text,
        actual -> Nullable<Text>,
        weight_gram -> Nullable<BigInt>,
        condition_planned -> Text,
        condition -> Text,
        place -> Nullable<Text>,
        keeper -> Text,
        seal -> Nullable<Text>,
        photos -> Integer,
        value -> Nullable<BigInt>,
        taken_on -> Nullable<Date>,
        seen_on -> Nullable<Date>,
        changed_on -> Date,
        state -> Text,
    }
}

diesel::table! {
    rulings (item) {
        agency -> Text,
        item -> Text,
        case_id -> Text,
        kind -> Text,
        ground -> Text,
        judgment -> Text,
        effective_on -> Date,
        line -> Text,
        entitled -> Text,
        decision -> Text,
        decision_on -> Date,
        expires_on -> Nullable<Date>,
        matched -> Text,
        matched_on -> Nullable<Date>,
        entered_on -> Date,
        received_on -> Nullable<Date>,
        notified_on -> Nullable<Date>,
    }
}

diesel::table! {
    holds (id) {
        agency -> Text,
        id -> Text,
        item -> Text,
        kind -> Text,
        why -> Text,
        source -> Text,
        placed_on -> Date,
        lifted_on -> Nullable<Date>,
        outcome -> Text,
    }
}

diesel::table! {
    disposals (id) {
        agency -> Text,
        id -> Text,
        case_id -> Text,
        kind -> Text,
        state -> Text,
        symbol -> Text,
        receiver -> Text,
        signer -> Text,
        officer -> Text,
        storekeeper -> Nullable<Text>,
        accountant -> Text,
        things -> Integer,
        on_day -> Date,
        liable_on -> Nullable<Date>,
        cost_day -> BigInt,
        closed_on -> Nullable<Date>,
        changed_on -> Date,
    }
}

diesel::table! {
    disposal_items (agency, disposal, item) {
        agency -> Text,
        disposal -> Text,
        item -> Text,
        ord -> Integer,
        open -> Bool,
    }
}

diesel::table! {
    item_acts (agency, item, n) {
        agency -> Text,
        item -> Text,
        n -> BigInt,
    }
}

diesel::table! {
    cash_lines (agency, item, currency, face) {
        agency -> Text,
        item -> Text,
        face -> BigInt,
        currency -> Text,
        notes -> BigInt,
    }
}

diesel::table! {
    place_exceptions (id) {
        agency -> Text,
        id -> Text,
        place -> Text,
        class -> Text,
        decision -> Text,
        reason -> Text,
        from_on -> Date,
        until_on -> Date,
    }
}

diesel::table! {
    store_entries (id) {
        agency -> Text,
        id -> Text,
        place -> Text,
        name -> Text,
        office -> Text,
        why -> Text,
        escort -> Text,
        on_day -> Date,
        came_at -> Text,
        left_at -> Nullable<Text>,
    }
}

diesel::table! {
    register_closings (agency, year, quarter) {
        agency -> Text,
        year -> Integer,
        quarter -> Integer,
        n -> BigInt,
        things -> Integer,
        paper -> Text,
        closed_on -> Date,
    }
}

diesel::table! {
    stock_certificates (id) {
        agency -> Text,
        id -> Text,
        as_of -> Date,
        in_store -> Integer,
        elsewhere -> Integer,
        discrepancies -> Integer,
        cash -> BigInt,
        paper -> Text,
        signed_on -> Date,
    }
}

diesel::table! {
    seal_blocks (agency, prefix, first) {
        agency -> Text,
        prefix -> Text,
        first -> BigInt,
        last -> BigInt,
        holder -> Text,
        given_on -> Date,
    }
}

diesel::table! {
    seals (agency, number) {
        agency -> Text,
        number -> Text,
        item -> Text,
        state -> Text,
        applied_on -> Date,
        changed_on -> Date,
        checked_on -> Nullable<Date>,
    }
}

diesel::table! {
    discrepancies (id) {
        agency -> Text,
        id -> Text,
        item -> Nullable<Text>,
        place -> Nullable<Text>,
        kind -> Text,
        what -> Text,
        owner -> Text,
        opened_on -> Date,
        due -> Nullable<Date>,
        state -> Text,
        outcome -> Text,
    }
}

diesel::table! {
    files (agency, digest) {
        agency -> Text,
        digest -> Text,
        media -> Text,
        bytes -> BigInt,
        role -> Text,
    }
}

diesel::table! {
    photos (agency, subject, digest) {
        agency -> Text,
        subject_kind -> Text,
        subject -> Text,
        digest -> Text,
        preview -> Text,
        thumbnail -> Text,
        caption -> Text,
        width -> Integer,
        height -> Integer,
        taken_on -> Date,
        ord -> BigInt,
    }
}

diesel::table! {
    number_series (agency, series, year) {
        agency -> Text,
        series -> Text,
        year -> Integer,
        last -> BigInt,
    }
}

diesel::table! {
    papers (id) {
        agency -> Text,
        id -> Text,
        code -> Text,
        title -> Text,
        series -> Text,
        year -> Integer,
        number -> BigInt,
        symbol -> Text,
        issued_on -> Date,
        signer -> Text,
        case_id -> Nullable<Text>,
        subject_kind -> Text,
        subject -> Text,
        digest -> Text,
        bytes -> BigInt,
        pages -> Integer,
        short_code -> Text,
    }
}

diesel::table! {
    postings (agency, n, ord) {
        agency -> Text,
        n -> BigInt,
        ord -> Integer,
        case_id -> Text,
        asset -> Nullable<Text>,
        on_day -> Date,
        account_from -> Text,
        account_to -> Text,
        amount -> BigInt,
        what -> Text,
    }
}

diesel::table! {
    search_refs (agency, kind, target) {
        agency -> Text,
        kind -> Text,
        target -> Text,
        title -> Text,
        line -> Text,
        href -> Text,
    }
}

diesel::table! {
    search_words (agency, word, kind, target) {
        agency -> Text,
        word -> Text,
        kind -> Text,
        target -> Text,
    }
}

diesel::table! {
    freezes (agency, place, matter) {
        agency -> Text,
        place -> Text,
        matter -> Text,
        why -> Text,
        since -> Date,
    }
}

diesel::table! {
    counts (id) {
        agency -> Text,
        id -> Text,
        kind -> Text,
        title -> Text,
        state -> Text,
        planner -> Text,
        planned_on -> Date,
        on_day -> Date,
        seed_hash -> Nullable<Text>,
        goal -> Integer,
        outgoing -> Nullable<Text>,
        incoming -> Nullable<Text>,
        done_on -> Nullable<Date>,
    }
}

diesel::table! {
    count_places (agency, matter, place) {
        agency -> Text,
        matter -> Text,
        place -> Text,
        ord -> Integer,
        state -> Text,
        turn -> Integer,
        first_by -> Nullable<Text>,
        first_with -> Nullable<Text>,
        sound -> Integer,
        misplaced -> Integer,
        missing -> Integer,
        strange -> Integer,
        done_on -> Nullable<Date>,
    }
}

diesel::table! {
    count_seeds (matter) {
        agency -> Text,
        matter -> Text,
        seed -> Text,
    }
}

diesel::table! {
    count_scans (agency, matter, place, turn, id) {
        agency -> Text,
        matter -> Text,
        place -> Text,
        turn -> Integer,
        id -> Text,
        ord -> Integer,
        code -> Text,
        heard -> Text,
        person -> Text,
        read_at -> Timestamp,
    }
}

diesel::table! {
    paper_handovers (agency, item, n) {
        agency -> Text,
        item -> Text,
        n -> BigInt,
        receiver -> Text,
        body -> Text,
        symbol -> Text,
        liable_on -> Date,
        fetch_by -> Date,
        recount_days -> Integer,
        open -> Bool,
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    extractions (id) {
        agency -> Text,
        id -> Text,
        case_id -> Text,
        symbol -> Text,
        request -> Text,
        body -> Text,
        reason -> Text,
        signer -> Text,
        storekeeper -> Text,
        things -> Integer,
        state -> Text,
        ordered_on -> Date,
        return_by -> Date,
        out_on -> Nullable<Date>,
        back_on -> Nullable<Date>,
    }
}

diesel::table! {
    extraction_items (agency, extraction, item) {
        agency -> Text,
        extraction -> Text,
        item -> Text,
        ord -> Integer,
    }
}

diesel::table! {
    handovers (id) {
        agency -> Text,
        id -> Text,
        kind -> Text,
        title -> Text,
        place -> Nullable<Text>,
        matter -> Nullable<Text>,
        body -> Text,
        receiver -> Text,
        decision -> Text,
        signer -> Text,
        state -> Text,
        opened_on -> Date,
        closed_on -> Nullable<Date>,
        things -> Integer,
        stays -> Integer,
        sheets -> Integer,
        drawn -> Integer,
        signed -> Integer,
    }
}

diesel::table! {
    handover_items (agency, handover, item) {
        agency -> Text,
        handover -> Text,
        item -> Text,
        ord -> Integer,
        sheet -> Nullable<Integer>,
        why -> Nullable<Text>,
    }
}

diesel::table! {
    handover_sheets (agency, handover, sheet) {
        agency -> Text,
        handover -> Text,
        sheet -> Integer,
        symbol -> Text,
        digest -> Text,
        things -> Integer,
        signed_on -> Nullable<Date>,
    }
}

diesel::joinable!(deadlines -> assets (subject));
diesel::joinable!(papers -> agencies (agency));
diesel::joinable!(secrets -> people (person));
diesel::joinable!(sessions -> people (person));
diesel::joinable!(assets -> cases (case_id));
diesel::joinable!(items -> cases (case_id));
diesel::joinable!(orders -> cases (case_id));
diesel::joinable!(item_acts -> items (item));
diesel::joinable!(rulings -> items (item));
diesel::joinable!(disposals -> cases (case_id));
diesel::joinable!(count_places -> places (place));
diesel::joinable!(paper_handovers -> items (item));
diesel::joinable!(extractions -> cases (case_id));
diesel::joinable!(extraction_items -> extractions (extraction));
diesel::joinable!(extraction_items -> items (item));
diesel::joinable!(handover_items -> items (item));
diesel::joinable!(disposal_items -> disposals (disposal));
diesel::joinable!(disposal_items -> items (item));
diesel::allow_tables_to_appear_in_same_query!(
    acts,
    books,
    agencies,
    people,
    secrets,
    sessions,
    drafts,
    cases,
    parties,
    obligations,
    assets,
    deadlines,
    places,
    orders,
    items,
    rulings,
    holds,
    disposals,
    disposal_items,
    item_acts,
    cash_lines,
    place_exceptions,
    store_entries,
    register_closings,
    stock_certificates,
    seal_blocks,
    seals,
    discrepancies,
    files,
    photos,
    number_series,
    papers,
    postings,
    freezes,
    counts,
    count_places,
    count_seeds,
    count_scans,
    paper_handovers,
    extractions,
    extraction_items,
    handovers,
    handover_items,
    handover_sheets,
    search_refs,
    search_words
);
