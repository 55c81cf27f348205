//! Needs on the record: looked at, renamed, merged.

use crate::business::{Whose, enter, print_json};
use crate::config::Options;
use actions::App;
use actions::needs::{NeedView, list_needs, merge_needs, open_need, rename_need};
use anyhow::{Context, Result, bail};
use domain::NeedId;
use domain::team::Seat;
use serde_json::{Value, json};

pub async fn list(options: &Options, whose: &Whose, json: bool) -> Result<()> {
    let (app, owner) = enter(options, whose).await?;
    let needs = list_needs(&app, owner.business).await?;
    if json {
        return print_json(&needs.iter().map(in_json).collect::<Vec<_>>());
    }
    for need in &needs {
        println!("{}\t{}\t{}\t{}", need.people, standing(need), need.title, need.id);
    }
    Ok(())
}

pub async fn show(options: &Options, whose: &Whose, need: &str, json: bool) -> Result<()> {
    let (app, owner) = enter(options, whose).await?;
    let need = find(&app, &owner, need).await?.id;
    let open = open_need(&app, owner.business, need).await?;
    if json {
        let questions: Vec<_> = open
            .questions
            .iter()
            .map(|question| {
                json!({"message": question.message.0, "conversation": question.conversation.0, "text": question.text,
                    "network": question.network, "asked_at": question.asked_at.rfc3339(),
                    "moved_by_hand": question.moved})
            })
            .collect();
        let answers: Vec<_> = open.answers.iter().map(|answer| &answer.text).collect();
        return print_json(&json!({"need": in_json(&open.view), "questions": questions, "answers": answers,
            "shared_words": open.shared_words}));
    }
    let view = &open.view;
    println!("{} ({})", view.title, view.id);
    println!("{} asked, {} of them in 30 days; {}", people(view.people), view.people_lately, standing(view));
    if !open.shared_words.is_empty() {
        println!("Words many of them use: {}", open.shared_words.join(", "));
    }
    println!("\nTheir questions");
    for question in &open.questions {
        println!("  {}\t{}\t{}", question.asked_at.rfc3339(), question.network, on_one_line(&question.text));
    }
    if !open.answers.is_empty() {
        println!("\nWhat we have answered");
    }
    for answer in &open.answers {
        println!("  {}\t{}", answer.at.rfc3339(), on_one_line(&answer.text));
    }
    Ok(())
}

pub async fn rename(options: &Options, whose: &Whose, need: &str, title: &str) -> Result<()> {
    let (app, owner) = enter(options, whose).await?;
    let need = find(&app, &owner, need).await?;
    rename_need(&app, &owner, need.id, title).await?;
    println!("“{}” is now called “{}”.", need.title, title.trim());
    Ok(())
}

pub async fn merge(options: &Options, whose: &Whose, need: &str, into: &str) -> Result<()> {
    let (app, owner) = enter(options, whose).await?;
    let (need, into) = (find(&app, &owner, need).await?, find(&app, &owner, into).await?);
    merge_needs(&app, &owner, need.id, into.id).await?;
    println!("Every question of “{}” is in “{}” now, and stays there.", need.title, into.title);
    Ok(())
}

async fn find(app: &App, owner: &Seat, wanted: &str) -> Result<NeedView> {
    let fits = |need: &NeedView| need.title == wanted || wanted.parse().is_ok_and(|id: NeedId| id == need.id);
    let mut found: Vec<_> = list_needs(app, owner.business).await?.into_iter().filter(fits).collect();
    if found.len() > 1 {
        bail!("several needs are called “{wanted}”: use the id that `porchlight needs list` shows");
    }
    found
        .pop()
        .with_context(|| format!("there is no need “{wanted}”; `porchlight needs list` shows what there is"))
}

fn standing(need: &NeedView) -> &'static str {
    match &need.piece {
        Some(piece) if piece.out.is_some() => "answered",
        Some(piece) if piece.planned_at.is_some() => "answer planned",
        Some(_) => "being answered",
        None => "open",
    }
}

fn people(count: u64) -> String {
    if count == 1 { "1 person".into() } else { format!("{count} people") }
}

fn on_one_line(text: &str) -> String {
    domain::text::one_line(text, 300)
}

fn in_json(need: &NeedView) -> Value {
    json!({"id": need.id.0, "title": need.title, "people": need.people, "people_lately": need.people_lately,
        "questions": need.questions, "first_asked": need.first_asked.rfc3339(),
        "last_asked": need.last_asked.rfc3339(), "answered": need.is_answered(),
        "article": need.piece.as_ref().map(|piece| piece.id.0),
        "piece_state": need.piece.as_ref().map(|piece| piece.stage().name())})
}
